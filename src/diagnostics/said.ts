/** Parts of messages in both languages, so that a message has words of its own language only. */

/** The same words in English and in Russian. */
export interface Said {
  /** In English. */
  readonly en: string
  /** In Russian. */
  readonly ru: string
}

/** What may be put into a message: a name or number, which is the same in both languages, or words in both. */
export type Fragment = string | number | Said

/** Words of both languages. */
export const said = (en: string, ru: string): Said => ({ en, ru })

/** One fragment as words of both languages. */
export const asSaid = (one: Fragment): Said => (typeof one === 'object' ? one : { en: String(one), ru: String(one) })

/** Fragments one after another. */
export const joined = (fragments: readonly Fragment[], between: Fragment = ''): Said => {
  const [words, gap] = [fragments.map(asSaid), asSaid(between)]
  return { en: words.map((one) => one.en).join(gap.en), ru: words.map((one) => one.ru).join(gap.ru) }
}
