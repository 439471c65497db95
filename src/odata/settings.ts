/** Settings of the interface: what the wire shows is the default, what the documentation says is a choice (docs/quirks.md has the rows). */
export interface ODataSettings {
  /** Language of error texts; `ru` as a Russian infobase answers. */
  readonly language?: 'ru' | 'en'
  /** `wire`: If-Match is not looked at; `documented`: another DataVersion is 412. */
  readonly optimisticLocking?: 'wire' | 'documented'
  /** `page`: with `$inlinecount` the page obeys `$top` and `$skip`; `documented`: they are ignored. */
  readonly inlineCount?: 'page' | 'documented'
  /**
   * `wire`: SelectChanges gives what bears the message's number and what was not sent yet; `unconfirmed`: what was sent with earlier
   * numbers and not confirmed as well, as handlers select it.
   */
  readonly selectChanges?: 'wire' | 'unconfirmed'
  /** Answers who asks for `odata=verbose` in version 2's JSON, which grids of DevExtreme, Syncfusion and Kendo count by; 1C does not. */
  readonly verboseJSON?: boolean
  /** Refuses in bodies what 1C takes silently: unknown properties, texts that are too long, references that lead nowhere. */
  readonly strict?: boolean
  /** Minutes that local time is ahead of UTC: a date with `Z` in a body is shifted by it. */
  readonly zoneOffset?: number
  /** Full names of the objects that are published, `Catalog.Товары`; all when absent. */
  readonly composition?: readonly string[]
}
