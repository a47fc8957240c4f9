import { once } from "node:events";
import { createServer, request as send } from "node:http";

export type RecordingProxy = { base: string; received: () => string; close: () => Promise<void> };

/**
 * Stands between one browser and a server and keeps every byte that the browser was sent, uncompressed: pages, data and streams. A
 * server that is gone is a closed connection, as it would be without it.
 */
export async function recordingProxy(targetPort: number): Promise<RecordingProxy> {
  const chunks: Buffer[] = [];
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    const upstream = send(
      {
        host: "127.0.0.1",
        port: targetPort,
        method,
        path: url,
        headers: { ...headers, "accept-encoding": "identity" },
      },
      (answer) => {
        chunks.push(Buffer.from(`${String(url)} ${JSON.stringify(answer.headers)}\n`));
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.on("data", (chunk: Buffer) => {
          chunks.push(chunk);
          response.write(chunk);
        });
        answer.on("end", () => response.end());
        answer.on("error", () => response.destroy());
      },
    );
    upstream.on("error", () => response.destroy());
    response.on("close", () => upstream.destroy());
    request.pipe(upstream);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    base: `http://127.0.0.1:${String(address.port)}`,
    received: () => Buffer.concat(chunks).toString("utf8"),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
