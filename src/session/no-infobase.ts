/** The error of a handler that asks for data where there is none. */
export const noInfobase = (): TypeError =>
  new TypeError(
    'call.infobase: there are no data objects; give a configuration, or define them in infobase/*.ts, and the platform an `infobase`',
  )
