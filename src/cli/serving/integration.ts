/** Integration services beside what is served: opened where there are any, kept over reloads, ended with the command. */
import type { Language } from '../../diagnostics/print.ts'
import { machineAt } from '../../host/machine/machine.ts'
import type { Infobase } from '../../infobase/infobase.ts'
import type { IntegrationRuntime } from '../../integration/runtime.ts'
import type { LoadedSources } from '../../load/sources.ts'
import type { JobConfiguration } from '../../platform/job-sessions.ts'
import { say } from '../shared/terminal.ts'
import { integrationLog } from './integration-log.ts'

export interface IntegrationArguments {
  readonly lang: Language
  readonly json?: true
  readonly log?: true
  readonly quiet?: true
  readonly net?: readonly string[]
  readonly clock?: string
}

export interface IntegrationHolder {
  /** For these sources, now and after each reload. `save`: makes what was committed outlive the process. */
  of(loaded: LoadedSources, configuration: JobConfiguration, save: (() => void) | undefined): Promise<void>
  close(): Promise<void>
}

export function holdIntegration(options: IntegrationArguments): IntegrationHolder {
  let open: { readonly runtime: IntegrationRuntime; readonly infobase: Infobase } | undefined
  let current: JobConfiguration = {}
  return {
    async of({ integration }, configuration, save) {
      current = configuration
      const { infobase } = configuration
      const services = integration.map((one) => one.service)
      if (open !== undefined && open.infobase === infobase) return open.runtime.replace(services)
      await open?.runtime.close()
      open = undefined
      if (infobase === undefined || services.length === 0) return
      const { openIntegration } = await import('../../host/integration/open.ts')
      const { lang, net, clock } = options
      const observe = integrationLog(options.log ?? (process.stderr.isTTY === true && !options.json), lang, say)
      const runtime = await openIntegration({
        services,
        configuration: () => current,
        save,
        observe,
        net,
        ...(clock !== undefined && { clock: machineAt(Date.parse(clock)) }),
      })
      open = { runtime, infobase }
    },
    close: async () => open?.runtime.close(),
  }
}
