import { redirect } from "next/navigation";
import { loadDoorOffers, loadReader } from "@/lib/features/account/loaders";
import { loadHome } from "@/lib/features/selection/loaders";
import { Home } from "./_components/home";
import { Welcome } from "./_components/welcome";

/** The list of selections; before anybody has an account, the way in. */
export default async function FrontPage() {
  if (await loadReader()) {
    const home = await loadHome();
    if (home) return <Home home={home} />;
  }
  const offers = await loadDoorOffers();
  if (offers.start === "closed") redirect("/sign-in");
  return <Welcome sample={offers.sample} withCode={offers.start === "with_code"} />;
}
