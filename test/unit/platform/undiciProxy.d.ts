/** The parts of undici that its entry point joins, by path: the entry point would take over the process's dispatcher. */
declare module 'undici/lib/dispatcher/proxy-agent.js' {
  const ProxyAgent: new (
    proxy: string,
  ) => NonNullable<RequestInit['dispatcher']> & { close(): Promise<void> };
  export { ProxyAgent as default };
}

declare module 'undici/lib/dispatcher/dispatcher.js' {
  const Dispatcher: { prototype: { connect?: unknown } };
  export { Dispatcher as default };
}

declare module 'undici/lib/api/api-connect.js' {
  const connect: unknown;
  export { connect as default };
}
