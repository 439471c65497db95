/** Tells addresses of databases from names of files, and hides passwords in them. */

/** Also where the rest of it is no address. */
export const isPostgres = (where: string): boolean => /^postgres(?:ql)?:/i.test(where)

/** Of a database of another kind, `mysql://…`; a disk of Windows has one letter. */
export const isForeignAddress = (where: string): boolean => !isPostgres(where) && /^[a-z][a-z0-9+.-]+:\/\//i.test(where)

/** The same without a password, wherever it is written in it, and whatever it is made of: up to the last `@`. */
export const withoutPassword = (where: string): string =>
  where.replace(/(\/\/|^postgres(?:ql)?:\/?)([^:/?#@]*):.*@/i, '$1$2@').replace(/([?&]password=)[^&#]*/gi, '$1***')
