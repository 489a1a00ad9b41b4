/**
 * How messages are written on the wire and read from it. A frame was encoded by its room, once for the whole team, and
 * goes out as it is; a message that is too long is not read at all, only answered. Nothing binary is ever expected.
 */
import { Decoder, Encoder, PacketType } from "socket.io-parser";
import type { Packet } from "socket.io-parser";
import { MAX_COMMAND_BYTES } from "../../shared/protocol/index.ts";

/** JSON that is written already. */
export class Encoded {
  readonly json: string;
  constructor(json: string) {
    this.json = json;
  }
}

/** The event that a message becomes whose text was too long to be read. */
export const OVERSIZED = "oversized";

class FrameEncoder extends Encoder {
  override encode(packet: Packet): unknown[] {
    const data: unknown = packet.data;
    if (packet.type === PacketType.EVENT && Array.isArray(data) && data[1] instanceof Encoded) {
      return [`${PacketType.EVENT}["${String(data[0])}",${data[1].json}]`];
    }
    return super.encode(packet);
  }
}

class BoundedDecoder extends Decoder {
  override add(text: unknown): void {
    if (typeof text !== "string") throw new Error("nothing binary is expected");
    if (text.length <= MAX_COMMAND_BYTES && Buffer.byteLength(text) <= MAX_COMMAND_BYTES) {
      super.add(text);
      return;
    }
    const head = /^2(\d{0,9})\[/.exec(text);
    if (!head) throw new Error("too long, and no message");
    const id = head[1] === "" ? {} : { id: Number(head[1]) };
    this.emitReserved("decoded", { type: PacketType.EVENT, nsp: "/", data: [OVERSIZED], ...id });
  }
}

/** For socket.io's `parser` option. */
export const parser = { Encoder: FrameEncoder, Decoder: BoundedDecoder };
