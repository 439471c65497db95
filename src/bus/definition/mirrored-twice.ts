/** Channels of integration services that are one channel of their mirrored bus, where 1C is one client with one direction in it. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { applicationOf, splitName, type MirroredChannel, type MirroredService } from './mirror.ts'
import { reportBus } from './problems.ts'

/** Each at the place of the later one. Two that send take nothing from each other; two that receive in one service `check` reports. */
export function mirroredTwice(services: readonly MirroredService[]): readonly Diagnostic[] {
  const last = new Map<string, { readonly service: MirroredService; readonly channel: MirroredChannel }>()
  return services.flatMap((service) =>
    service.Channels.flatMap((channel) => {
      const application = applicationOf(service)
      const external = splitName(service.Name, channel).join('.')
      const key = JSON.stringify([application, external])
      const before = last.get(key)
      last.set(key, { service, channel })
      if (before === undefined) return []
      const [first, second] = [`${before.service.Name}.${before.channel.Name}`, `${service.Name}.${channel.Name}`]
      const holes = { first, second, external, application }
      if (before.channel.MessageDirection !== channel.MessageDirection) return [reportBus('two-directions', holes, channel.location)]
      if (channel.MessageDirection === 'Send' || before.service === service) return []
      return [reportBus('two-receivers', holes, channel.location)]
    }),
  )
}
