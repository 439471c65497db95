/** The version of compiled code: raised when the same text would be compiled to other code, so that what was kept before is not used. */
export const compilerVersion = '1C 5'
