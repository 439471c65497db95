/** The identity of a metadata object. */
export interface IdentityProperties {
  /** As users see it, in the configuration's first language; `''`: the name is shown. */
  readonly Synonym: string
  /** Of the metadata object in its configuration, by which a renamed one is known; `''` when it has none. */
  readonly uuid: string
}

export const identityDefaults: IdentityProperties = { Synonym: '', uuid: '' }
