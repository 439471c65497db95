/** Whether a value is an error, whichever context of the process it is from: test runners give tests contexts of their own. */
export const isError = (value: unknown): value is Error =>
  value instanceof Error || Object.prototype.toString.call(value) === '[object Error]'
