/**
 * The three sets of parameters of a connection: those of the session count before those of its user, and those before the common ones,
 * parameter by parameter (chapter 17.5.5). Each value of a separator has sets of its own (chapter 17.5.7.4).
 */
import { soundParameters, type ConnectionParameters } from './parameters.ts'

/** For whom parameters are looked up. */
export interface ParametersFor {
  /** The external data source. */
  readonly source: string
  /** The data area: the values of the separators that the source belongs to; `undefined` where they are not used, an area of its own. */
  readonly area?: string | undefined
  /** The infobase user; `undefined`: none. */
  readonly user?: string | undefined
  /** What the list of users has for the user, where nothing was set. */
  readonly given?: ConnectionParameters | undefined
  /** The session; its parameters end with it. */
  readonly session?: object | undefined
}

/** Parameters that are kept for as long as the platform runs. */
export interface ParameterLayers {
  /** `УстановитьОбщиеПараметрыСоединения`. */
  setCommon(who: Pick<ParametersFor, 'source' | 'area'>, parameters: ConnectionParameters): void
  /** `УстановитьПараметрыСоединенияПользователя`. */
  setUser(who: Omit<ParametersFor, 'session'> & { readonly user: string }, parameters: ConnectionParameters): void
  /** `УстановитьПараметрыСоединенияСеанса`. */
  setSession(who: ParametersFor & { readonly session: object }, parameters: ConnectionParameters): void
  /** `ПолучитьОбщиеПараметрыСоединения`. */
  common(who: Pick<ParametersFor, 'source' | 'area'>): ConnectionParameters
  /** `ПолучитьПараметрыСоединенияПользователя`. */
  ofUser(who: Omit<ParametersFor, 'session'>): ConnectionParameters
  /** `ПолучитьПараметрыСоединенияСеанса`. */
  ofSession(who: ParametersFor): ConnectionParameters
  /** What a connection is made with. */
  resulting(who: ParametersFor): ConnectionParameters
}

const nothing: ConnectionParameters = Object.freeze({})

/** `initial`: common parameters by the name of the source; they count in every area that has none of its own. */
export function createParameterLayers(initial: Readonly<Record<string, ConnectionParameters>> = {}): ParameterLayers {
  const common = new Map<string, ConnectionParameters>()
  const users = new Map<string, ConnectionParameters>()
  const sessions = new WeakMap<object, Map<string, ConnectionParameters>>()
  const given = new Map(Object.entries(initial).map(([source, one]) => [source.toLowerCase(), soundParameters(one)]))
  const key = ({ source, area }: Pick<ParametersFor, 'source' | 'area'>, user?: string): string =>
    JSON.stringify([source.toLowerCase(), area ?? null, ...(user === undefined ? [] : [user])])
  const layers: ParameterLayers = {
    setCommon: (who, parameters) => void common.set(key(who), soundParameters(parameters)),
    setUser: (who, parameters) => void users.set(key(who, who.user), soundParameters(parameters)),
    setSession(who, parameters) {
      const own = sessions.get(who.session) ?? new Map<string, ConnectionParameters>()
      sessions.set(who.session, own.set(key(who), soundParameters(parameters)))
    },
    common: (who) => common.get(key(who)) ?? given.get(who.source.toLowerCase()) ?? nothing,
    ofUser: (who) =>
      who.user === undefined ? nothing : (users.get(key(who, who.user)) ?? (who.given && soundParameters(who.given)) ?? nothing),
    ofSession: (who) => (who.session && sessions.get(who.session)?.get(key(who))) ?? nothing,
    resulting: (who) => Object.freeze({ ...layers.common(who), ...layers.ofUser(who), ...layers.ofSession(who) }),
  }
  return layers
}
