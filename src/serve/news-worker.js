// Shared by all tabs: each stream needs a connection, and browsers allow only six for one host.
"use strict";
const ports = new Set();
let last;

const source = new EventSource(new URL(location.href).searchParams.get("news"));
source.onmessage = (event) => {
  last = event.data;
  for (const port of ports) port.postMessage({ data: last, isNew: true });
};

self.onconnect = (event) => {
  const [port] = event.ports;
  ports.add(port);
  port.onmessage = () => ports.delete(port);
  if (last !== undefined) port.postMessage({ data: last, isNew: false });
};
