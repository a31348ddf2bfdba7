import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** The other end of Socket Mode: takes connections, says hello, sends envelopes and keeps what is acknowledged. */
export interface SocketServer {
  readonly url: string;
  readonly acknowledged: { readonly envelope_id: string; readonly payload?: unknown }[];
  readonly connections: number;
  /** To whoever is connected now. */
  send(envelope: object): void;
  /** Ends the connection, as Slack does every few hours. */
  recycle(): void;
  stop(): Promise<void>;
}

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

export async function startSocketServer(): Promise<SocketServer> {
  const sockets = new Set<Socket>();
  const state = { connections: 0, acknowledged: [] as SocketServer['acknowledged'][number][] };
  const server = createServer((_request, response) => response.end());
  server.on('upgrade', (request, socket: Socket) => {
    const accept = createHash('sha1')
      .update(`${String(request.headers['sec-websocket-key'])}${MAGIC}`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    state.connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (data: Buffer) => readFrames(data, socket, (text) => state.acknowledged.push(JSON.parse(text) as never)));
    socket.write(frame(1, JSON.stringify({ type: 'hello', num_connections: 1 })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/link`,
    acknowledged: state.acknowledged,
    get connections() {
      return state.connections;
    },
    send: (envelope) => [...sockets].at(-1)?.write(frame(1, JSON.stringify(envelope))),
    recycle: () => [...sockets].at(-1)?.write(frame(1, JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))),
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function frame(opcode: number, text: string): Buffer {
  const body = Buffer.from(text);
  const head =
    body.length < 126
      ? Buffer.from([0x80 | opcode, body.length])
      : Buffer.from([0x80 | opcode, 126, body.length >> 8, body.length & 255]);
  return Buffer.concat([head, body]);
}

/** Frames of a client are masked; those of this one are short enough to come whole. */
function readFrames(data: Buffer, socket: Socket, onText: (text: string) => void): void {
  for (let at = 0; at + 6 <= data.length;) {
    const opcode = (data[at] ?? 0) & 15;
    const short = (data[at + 1] ?? 0) & 127;
    const length = short === 126 ? data.readUInt16BE(at + 2) : short;
    const start = at + (short === 126 ? 4 : 2);
    const mask = data.subarray(start, start + 4);
    const body = Buffer.from(data.subarray(start + 4, start + 4 + length).map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
    if (opcode === 1) onText(body.toString());
    if (opcode === 8) socket.end(frame(8, ''));
    if (opcode === 9) socket.write(frame(10, body.toString()));
    at = start + 4 + length;
  }
}
