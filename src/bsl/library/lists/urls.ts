/** Texts within URLs. Written by scripts/bsl-library.mjs from the dictionary. */
import type { PlatformValue } from '../arguments.ts'
import { platformFunction, platformValue } from '../supply.ts'

/** `EncodeString`. */
export const КодироватьСтроку = platformFunction<(source: string, way: unknown, value?: unknown) => string>('КодироватьСтроку')
export { КодироватьСтроку as EncodeString }

/** `DecodeString`. */
export const РаскодироватьСтроку = platformFunction<(source: string, value2: unknown, value3?: unknown) => string>('РаскодироватьСтроку')
export { РаскодироватьСтроку as DecodeString }

/** `StringEncodingMethod`. */
export const СпособКодированияСтроки = platformValue<{
  /** `URLEncoding`. */
  readonly КодировкаURL: PlatformValue
  /** `КодировкаURL`. */
  readonly URLEncoding: PlatformValue
  /** `URLInURLEncoding`. */
  readonly URLВКодировкеURL: PlatformValue
  /** `URLВКодировкеURL`. */
  readonly URLInURLEncoding: PlatformValue
}>('СпособКодированияСтроки')
export { СпособКодированияСтроки as StringEncodingMethod }
