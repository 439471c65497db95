/** Connection strings as people may see them: without their passwords. */
import { isSecretName, MASK } from '../../exchange/secret-names.ts'

/** A keyword, and its value, in braces or not; a value whose brace is not closed goes on to the end. */
const pair = /([^;={}]+)=(\s*)(\{(?:[^}]|\}\})*(?:\}[^;]*|$)|[^;]*)/g

/** `UID=app;PWD=***`. */
export const maskedConnectionString = (text: string): string =>
  text.replace(pair, (all, keyword: string, blank: string, value: string) =>
    isSecretName(keyword.trim()) && value !== '' ? `${keyword}=${blank}${MASK}` : all,
  )
