/** Sessions of jobs, in which handlers of messages run: without a request, with the rights of the user for whom they handle. */
import type { HandlerSession, Whose } from '../integration/jobs/parts.ts'
import { newSession, type Random } from '../session/live.ts'
import type { Configuration } from './configuration.ts'
import { frameOf } from './with-data.ts'

/** What of a configuration jobs need. */
export type JobConfiguration = Pick<Configuration, 'infobase' | 'users' | 'dataRoles' | 'sessions' | 'integration'>

/** Opens one for each call. `configuration` is asked for as it is then. */
export const jobSessions =
  (configuration: () => JobConfiguration, system: Random) =>
  (whose: Whose): HandlerSession => {
    const now = configuration()
    const session = newSession({ user: whose.user, separators: [] }, system, now.sessions?.SessionParametersSetting)
    const aborter = new AbortController()
    let isSet = false
    return {
      async run(work) {
        const { infobase, integration } = now
        if (infobase === undefined) throw new Error('there is no infobase')
        if (!isSet) await session.parameters.start()
        isSet = true
        const call = { ...whose, session, publication: '', separators: [], infobase, signal: aborter.signal }
        return infobase.runAs(frameOf(whose.user, now, integration?.defaultRoles), () => work(call))
      },
      close: () => aborter.abort(),
    }
  }
