/**
 * The format of default.vrd as one table: elements, attributes and their types (sources 21, 32; administrator's guide, appendix 3,
 * default.vrd); it is a table and says so.
 */

export const VRS = 'http://v8.1c.ru/8.2/virtual-resource-system'

/** `!` marks an attribute without which the file is not accepted. */
export type AttributeKind = 'string' | 'string!' | 'address' | 'boolean' | 'integer' | 'reuseSessions'

export interface ElementFormat {
  readonly attributes: Readonly<Record<string, AttributeKind>>
  /** Child elements that may occur once, by local name. */
  readonly one: Readonly<Record<string, ChildFormat>>
  /** Child elements that may occur any number of times. */
  readonly many: Readonly<Record<string, ChildFormat>>
  /** Children that must occur there, and must not be empty: their absence breaks the whole file. */
  readonly filled: readonly string[]
}

/** An element with parts, or one that holds a text only. */
export type ChildFormat = ElementFormat | 'text'

const element = <
  const Attributes extends ElementFormat['attributes'],
  const One extends ElementFormat['one'] = Record<never, never>,
  const Many extends ElementFormat['many'] = Record<never, never>,
>(
  attributes: Attributes,
  one?: One,
  many?: Many,
  filled: readonly string[] = [],
) => ({ attributes, one: (one ?? {}) as One, many: (many ?? {}) as Many, filled })

const sessions = { reuseSessions: 'reuseSessions', sessionMaxAge: 'integer', poolSize: 'integer', poolTimeout: 'integer' } as const

// Each element is a constant of its own: inside another call it would take its type from there.
const issuer = element({
  name: 'string!',
  authenticationClaimName: 'string',
  authenticationUserPropertyName: 'string',
  keyInformation: 'string',
})
const issuers = element({}, {}, { issuer }, ['issuer'])
const accessTokenAuthentication = element({}, { accessTokenRecepientName: 'text', issuers })

const webService = element({ name: 'string!', alias: 'string', enable: 'boolean', ...sessions }, { accessTokenAuthentication })
const ws = element(
  { enable: 'boolean', pointEnableCommon: 'boolean', publishExtensionsByDefault: 'boolean' },
  { accessTokenAuthentication },
  { point: webService },
)

const httpService = element({ name: 'string!', rootUrl: 'address', enable: 'boolean', ...sessions }, { accessTokenAuthentication })
const httpServices = element(
  { publishByDefault: 'boolean', publishExtensionsByDefault: 'boolean' },
  { accessTokenAuthentication },
  { service: httpService },
)

const standardOdata = element({ enable: 'boolean', ...sessions })
const analytics = element({ enable: 'boolean', sessionMaxAge: 'integer', poolSize: 'integer', poolTimeout: 'integer' })
const debug = element({ enable: 'boolean', protocol: 'string', url: 'string' })
const pool = element({
  size: 'integer',
  maxAge: 'integer',
  attempts: 'integer',
  attemptTimeout: 'integer',
  waitTimeout: 'integer',
  serverPingTimeout: 'integer',
  serverPingPeriod: 'integer',
})
const rely = element({ url: 'string' })
const provider = element({}, { lifetime: 'text' }, { returnto: 'text' })
const openid = element({}, { rely, provider })
const openidconnect = element({}, { providers: 'text', allowStandardAuthentication: 'text' })
const progressiveWebApplication = element({ name: 'string' })
const zone = element({ value: 'string', specify: 'boolean', safe: 'boolean' })
const zones = element({}, {}, { zone })

export const pointFormat = element(
  {
    base: 'string',
    ib: 'string',
    enable: 'boolean',
    enableStandardOData: 'boolean',
    temp: 'string',
    allowexecutescheduledjobs: 'string',
    pubdst: 'string',
    pubdst32: 'string',
    pubdst64: 'string',
  },
  {
    /** The debugger of 1C. */
    debug,
    /** Web services. */
    ws,
    /** HTTP services. */
    httpServices,
    /** The standard OData interface. */
    standardOdata,
    /** The analytics system. */
    analytics,
    /** Connections to 1C's server. */
    pool,
    /** Authentication by OpenID. */
    openid,
    /** Authentication by OpenID Connect. */
    openidconnect,
    /** Where the web client goes at its end. */
    exitURL: 'text',
    /** The web client as an application. */
    progressiveWebApplication,
    /** Values of separators, from the address or fixed. */
    zones,
    /** Access tokens of all channels. */
    accessTokenAuthentication,
  },
)
