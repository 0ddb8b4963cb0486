"use client";

import { Printer } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../ui/button";

/** Opens the browser's own print window, which can also save as PDF. Not on the paper itself. */
export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <Button look="primary" data-print="hide" onClick={() => window.print()}>
      <Printer aria-hidden />
      {children}
    </Button>
  );
}
