/** Tells addresses of databases from names of files, and hides passwords in them. */

export const isPostgres = (where: string): boolean => /^postgres(?:ql)?:\/\//i.test(where)

/** The same without a password, wherever it is written in it. */
export const withoutPassword = (where: string): string =>
  where.replace(/(:\/\/[^:/?#@]*):[^/?#]*@/, '$1@').replace(/([?&]password=)[^&#]*/gi, '$1***')
