"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Seconds between looks. */
const PAUSE = 20;

/** Fetches the page anew now and then while somebody looks at it, so that it fills up by itself. */
export function KeepFresh() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, PAUSE * 1000);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
