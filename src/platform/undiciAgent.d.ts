/** undici types its package entry alone; the extension imports the Agent by path (see `fetchTransport.ts`). */
declare module 'undici/lib/dispatcher/agent.js' {
  import type { Agent } from 'undici';
  const agent: typeof Agent;
  export { agent as default };
}
