/** Numbers with their noun. */

/** `1 template`, `2 templates`, `no templates`. */
export const countOf = (count: number, noun: string): string => `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`

/** Web services are named where there are any. */
export const servicesCount = (http: number, web: number): string =>
  web === 0 ? countOf(http, 'HTTP service') : `${countOf(http, 'HTTP service')}, ${countOf(web, 'Web service')}`
