import { crc32, deflateRawSync } from "node:zlib";

/** One part of a zip as a hostile hand writes it: every header may lie. */
export interface Part {
  readonly name: string;
  readonly content: Buffer;
  readonly claimed?: number;
  readonly encrypted?: boolean;
  /** Where the directory says it starts; its own place when left out. */
  readonly offset?: number;
}

/** A zip of these parts, packed; its headers say what they are told to. */
export function zipOf(parts: readonly Part[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimed = content.length, encrypted = false, offset: told } of parts) {
    const packed = deflateRawSync(content);
    const label = Buffer.from(name);
    const header = (length: number, signature: number, shift: number) => {
      const bytes = Buffer.alloc(length);
      bytes.writeUInt32LE(signature, 0);
      bytes.writeUInt16LE(20, shift);
      bytes.writeUInt16LE(encrypted ? 1 : 0, shift + 2);
      bytes.writeUInt16LE(8, shift + 4);
      bytes.writeUInt32LE(crc32(content), shift + 10);
      bytes.writeUInt32LE(packed.length, shift + 14);
      bytes.writeUInt32LE(claimed, shift + 18);
      bytes.writeUInt16LE(label.length, shift + 22);
      return bytes;
    };
    pieces.push(header(30, 0x04034b50, 4), label, packed);
    const entry = header(46, 0x02014b50, 6);
    entry.writeUInt32LE(told ?? offset, 42);
    directory.push(entry, label);
    offset += 30 + label.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, listed, end]);
}
