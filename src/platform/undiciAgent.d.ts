/** undici types its package entry alone; the extension imports the Agent by path (see `fetchTransport.ts`). */
declare module 'undici/lib/dispatcher/agent.js' {
  type FetchDispatcher = NonNullable<RequestInit['dispatcher']>;
  const agent: new (options: { connect: { ca: string[] } }) => FetchDispatcher;
  export { agent as default };
}
