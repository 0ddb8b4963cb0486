"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

/** Submits the form around it and shows that it is being worked on. */
export function SubmitButton({ pending, look, ...rest }: Omit<ButtonProps, "type">) {
  const status = useFormStatus();
  return (
    <Button type="submit" look={look ?? "primary"} pending={pending === true || status.pending} {...rest} />
  );
}
