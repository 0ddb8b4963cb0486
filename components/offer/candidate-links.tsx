import { LinkButton } from "@/components/ui/link-button";

/** The ways to other candidates' offers. A long name is cut, so that five of them stand in a row and none pushes a phone's page aside. */
export function CandidateLinks({
  base,
  candidates,
}: {
  /** Address of the offers, before the candidate's id. */
  readonly base: string;
  readonly candidates: readonly {
    readonly id: string;
    readonly letter: string | null;
    readonly name: string;
  }[];
}) {
  return candidates.map(({ id, letter, name }) => (
    <LinkButton
      key={id}
      href={`${base}/${id}`}
      size="sm"
      title={name}
      className="max-w-42 min-w-0 sm:max-w-50"
    >
      <span className="truncate">{letter === null ? name : `${letter} · ${name}`}</span>
    </LinkButton>
  ));
}
