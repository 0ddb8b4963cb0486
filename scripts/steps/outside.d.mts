/** Puts each script of `scripts/` that is named into one file of plain JavaScript in the folder, as `<name>.mjs`. */
export function bundle(names: readonly string[], folder: string): void;

/** The same for what the server starts as processes of their own. */
export function bundleOutside(folder: string): void;
