import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

export interface Gate {
  port: number;
  close(): Promise<void>;
}

/**
 * The one way out of a Firefox under test: a proxy that leads the names of the portals to the practice portal, at their own addresses, and
 * refuses every other name.
 */
export const openGate = async (portal: { port: number; hosts: readonly string[] }): Promise<Gate> => {
  const server = createServer((_, response) => response.writeHead(403).end());
  server.on('connect', ({ url = '' }, socket) => {
    socket.on('error', () => {});
    if (!portal.hosts.includes(url.replace(/:443$/, ''))) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const through = connect(portal.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      through.pipe(socket).pipe(through);
    });
    through.on('error', () => socket.destroy());
    socket.on('close', () => through.destroy());
  });
  const open = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
};
