/** Errors on the wire: `odata.error` in JSON, `m:error` in XML (chapter 17.4.10); the code is a text in both. */
import { textReply, type Reply } from '../../exchange/reply.ts'
import { escapeText, XML_DECLARATION } from './xml.ts'

export interface WireError {
  readonly status: number
  readonly code: number
  readonly message: string
  readonly language: 'ru' | 'en'
}

export function errorReply({ status, code, message, language }: WireError, isJson: boolean): Reply {
  const text = isJson
    ? `{\n"odata.error": {\n"code": "${code}",\n"message": {\n"lang": "${language}",\n"value": ${JSON.stringify(message)}\n}\n}\n}`
    : `${XML_DECLARATION}
<m:error xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">
	<m:code>${code}</m:code>
	<m:message>${escapeText(message)}</m:message>
</m:error>`
  const type = isJson ? 'application/json;charset=utf-8' : 'application/xml;charset=utf-8'
  const reply = textReply(status, type, text, ['DataServiceVersion', '3.0'])
  // Clients were seen that look for the phrase of a web server's 404.
  return status === 404 ? { ...reply, reason: 'Not found' } : reply
}
