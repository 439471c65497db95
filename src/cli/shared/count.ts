/** Numbers with their noun. */

/** `1 template`, `2 templates`, `no templates`. */
export const countOf = (count: number, noun: string): string => `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`

/** A kind that there is nothing of is left out, unless there is nothing at all. */
export const servicesCount = (http: number, web: number): string =>
  web === 0
    ? countOf(http, 'HTTP service')
    : http === 0
      ? countOf(web, 'Web service')
      : `${countOf(http, 'HTTP service')}, ${countOf(web, 'Web service')}`
