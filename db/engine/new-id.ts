import { randomBytes } from "node:crypto";

/** Prefixes of ids, so that an id in a log says what it is. */
export type IdPrefix =
  | "usr"
  | "acc"
  | "try"
  | "org"
  | "mem"
  | "ven"
  | "sel"
  | "par"
  | "rate"
  | "can"
  | "fact"
  | "year"
  | "rep"
  | "cap"
  | "ref"
  | "ans"
  | "grp"
  | "cri"
  | "sco"
  | "agr"
  | "req"
  | "pnt"
  | "rqs"
  | "rqa"
  | "line"
  | "off"
  | "ofv"
  | "bun"
  | "spl"
  | "cell"
  | "tier"
  | "item"
  | "plug"
  | "lft"
  | "pgr"
  | "pca"
  | "dec"
  | "con"
  | "inv"
  | "gst"
  | "code"
  | "sub"
  | "rou"
  | "agr"
  | "mail"
  | "mre"
  | "rqs"
  | "rpt"
  | "pan"
  | "rpl"
  | "drf"
  | "vqn"
  | "vql"
  | "map"
  | "rnd"
  | "own"
  | "bsk"
  | "doc"
  | "aud"
  | "err";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** A new random id of 100 bits, e.g. `sel_3k9v…`. */
export function newId(prefix: IdPrefix): string {
  let text = `${prefix}_`;
  for (const byte of randomBytes(20)) text += ALPHABET[byte & 31];
  return text;
}
