/** `standin import http://…/applications/NAME`: the integration service of the channels that a bus describes. */
import process from 'node:process'
import type { Language } from '../../diagnostics/print.ts'
import { joined, said } from '../../diagnostics/said.ts'
import { channelsOfBus } from '../../host/integration/bus-channels.ts'
import { busAddress } from '../../integration/wire/address.ts'
import { WireError } from '../../integration/wire/error.ts'
import { describedService } from '../../metadata/modules/described-service.ts'
import { integrationModuleText } from '../../metadata/modules/integration-module-text.ts'
import { CommandError } from '../shared/command-error.ts'

export interface BusArguments {
  readonly user?: string
  readonly passwordFrom?: string
}

export const isAddress = (path: string): boolean => /^https?:\/\//i.test(path)

/** Of a bus, what a configuration would declare. */
export async function moduleOfBus(address: string, { user = '', passwordFrom, lang }: BusArguments & { readonly lang: Language }) {
  const password = passwordFrom === undefined ? '' : process.env[passwordFrom]
  if (user === '' || password === undefined)
    throw new CommandError(
      'usage',
      said(
        'a bus wants --user, and --password-from with the name of an environment variable that is set',
        'шине нужны --user и --password-from с именем заданной переменной окружения',
      ),
    )
  const channels = await channelsOfBus(address, { user, password }).catch((error: unknown) => {
    if (!(error instanceof WireError)) throw error
    throw new CommandError('errors', joined([said('nothing is written: ', 'ничего не записано: '), error.words]))
  })
  if (channels.length === 0)
    throw new CommandError(
      'nothing',
      said(`nothing is written: ${address} has no channels for ${user}`, `ничего не записано: у ${address} нет каналов для ${user}`),
    )
  const name = busAddress(address).hostname.split('/').at(-1)!
  return integrationModuleText(describedService(name, address, channels), undefined, lang)
}
