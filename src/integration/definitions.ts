/** What a module with integration services uses of this library; `src/index.ts` passes it on. */
export { Channel } from './definition/channel.ts'
export { IntegrationService } from './definition/service.ts'
