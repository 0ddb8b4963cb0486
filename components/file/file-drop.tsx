"use client";

import { type DragEvent, type ReactNode, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";

/**
 * Takes files by choosing or by dropping them: a frame to drop on, with the button inside that does the same. What is
 * asked of the reader before, and how far the sending is, stand in it as children.
 *
 * @example <FileDrop icon={<FileUp />} title={t("drop")} choose={t("choose")} help={t("help")} onFiles={take} pending={false} />
 */
export function FileDrop(props: {
  readonly icon: ReactNode;
  readonly title: string;
  /** The button's words. */
  readonly choose: string;
  readonly help: ReactNode;
  /** Media types and endings the chooser offers; all when left out. A dropped file may be anything. */
  readonly accept?: string | undefined;
  readonly multiple?: boolean | undefined;
  /** Nothing is taken meanwhile. */
  readonly pending: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  /** Asked before the file: between the icon and the title. */
  readonly before?: ReactNode;
  /** Below the button, such as how far the sending is. */
  readonly children?: ReactNode;
  readonly className?: string | undefined;
}) {
  const input = useRef<HTMLInputElement>(null);
  const help = useId();
  const [isOver, setIsOver] = useState(false);
  const { pending, multiple } = props;

  function take(files: readonly File[]): void {
    const taken = multiple ? files : files.slice(0, 1);
    if (taken.length > 0 && !pending) props.onFiles(taken);
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setIsOver(false);
    take([...event.dataTransfer.files]);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside does the same
    <div
      className={classNames(
        "grid justify-items-center gap-3 rounded-md border-2 border-dashed px-6 py-8 text-center",
        isOver ? "border-accent bg-raised" : "border-rule-strong",
        props.className,
      )}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      {props.icon}
      {props.before}
      <p>{props.title}</p>
      <input
        ref={input}
        type="file"
        accept={props.accept}
        multiple={multiple}
        className="sr-only"
        tabIndex={-1}
        aria-hidden
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file can be chosen again.
          event.target.value = "";
          take(files);
        }}
      />
      <Button pending={pending} aria-describedby={help} onClick={() => input.current?.click()}>
        {props.choose}
      </Button>
      {props.children}
      <p id={help} className="max-w-prose text-sm text-ink-2">
        {props.help}
      </p>
    </div>
  );
}
