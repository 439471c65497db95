/**
 * Everything that is wrong with the configuration of a platform, its services included; given by a program in JavaScript it may be
 * anything.
 */
import { byChannel } from '../channel/channel-of.ts'
import type { Channel } from '../channel/channel.ts'
import type { AnyService } from '../channel/face.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { said, type Fragment, type Said } from '../diagnostics/said.ts'
import { soundBase } from '../publication/base.ts'
import type { Configuration } from './configuration.ts'
import { reportConfiguration } from './diagnostics.ts'

/** Places are not known: `standin check`, which has them, checks by itself. */
export function checkConfiguration(configuration: Configuration, channels: readonly Channel[]): readonly Diagnostic[] {
  const { services, base } = (configuration ?? {}) as { readonly services?: unknown; readonly base?: unknown }
  const ofBase =
    base === undefined || (typeof base === 'string' && soundBase(base) !== undefined)
      ? []
      : [reportConfiguration('base-invalid', { found: described(base) })]
  if (!Array.isArray(services)) return [reportConfiguration('no-services', { found: described(services) }), ...ofBase]
  const given: readonly unknown[] = services
  const isService = (one: unknown): one is AnyService =>
    typeof one === 'object' && one !== null && 'kind' in one && channels.some(({ kinds }) => kinds.includes(one.kind as string))
  return [
    ...given.flatMap((one, index) => (isService(one) ? [] : [reportConfiguration('not-a-service', { index, found: described(one) })])),
    ...ofBase,
    ...byChannel(channels, given.filter(isService)).flatMap(({ channel, services: own }) => channel.check(own)),
  ]
}

function described(value: unknown): Fragment {
  if (Array.isArray(value)) return said('an array', 'массив')
  if (typeof value === 'object' && value !== null)
    return objectWith(
      Object.keys(value)
        .slice(0, 5)
        .map((key) => `"${key}"`)
        .join(', '),
    )
  return typeof value === 'string' ? JSON.stringify(value) : typeof value === 'function' ? said('a function', 'функция') : String(value)
}

const objectWith = (keys: string): Said =>
  said(`an object with ${keys || 'no properties'}`, keys === '' ? 'объект без свойств' : `объект со свойствами ${keys}`)
