"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { classNames } from "./class-names";
import { Field, type FieldWords, inputClass } from "./field";
import { IconButton } from "./icon-button";

export interface PasswordFieldProps
  extends FieldWords,
    Omit<ComponentProps<"input">, "type" | "className" | "required"> {
  /** `new-password` lets a password manager suggest one. */
  autoComplete: "current-password" | "new-password";
}

/** A password that can be looked at while it is typed. */
export function PasswordField(props: PasswordFieldProps) {
  const t = useTranslations("common.field");
  const [isShown, setIsShown] = useState(false);
  const { label, labelHidden, hint, error, required, optional, className, id, ...input } = props;
  const words = { label, labelHidden, hint, error, required, optional, className, id };
  return (
    <Field {...words}>
      {(wiring) => (
        <span className="relative block">
          <input
            type={isShown ? "text" : "password"}
            spellCheck={false}
            autoCapitalize="off"
            className={classNames(inputClass, "h-8 pr-9 pointer-coarse:h-11")}
            {...input}
            {...wiring}
          />
          <IconButton
            label={t(isShown ? "hidePassword" : "showPassword")}
            size="sm"
            className="absolute top-1/2 right-0.5 -translate-y-1/2"
            onClick={() => setIsShown(!isShown)}
          >
            {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          </IconButton>
        </span>
      )}
    </Field>
  );
}
