/** The service document: the names of all sets, tabular sections and record types right behind their owner. */
import type { PublishedModel } from '../model/entity.ts'
import { escapeAttribute, escapeText, XML_DECLARATION } from './xml.ts'

export function serviceDocumentJson({ sets }: PublishedModel, root: string, level: 'minimal' | 'none' | 'full' | 'verbose'): string {
  if (level === 'verbose') return JSON.stringify({ d: { EntitySets: sets.map(({ name }) => name) } })
  const listed = sets.map(({ name }) => `{\n"name": ${JSON.stringify(name)},\n"url": ${JSON.stringify(name)}\n}`)
  const metadata = level === 'none' ? '' : `"odata.metadata": ${JSON.stringify(root)},\n`
  return `{\n${metadata}"value": [${listed.length === 0 ? '' : `\n${listed.join(',\n')}\n`}]\n}`
}

export const serviceDocumentXml = ({ sets }: PublishedModel, root: string): string =>
  `${XML_DECLARATION}
<service xmlns="http://www.w3.org/2007/app"
		xmlns:atom="http://www.w3.org/2005/Atom"
		xml:base="${escapeAttribute(root)}">
	<workspace>
		<atom:title>Default</atom:title>
${sets.map(({ name }) => collection(name)).join('')}	</workspace>
</service>`

const collection = (name: string): string =>
  `\t\t<collection href="${escapeAttribute(name)}">\n\t\t\t<atom:title>${escapeText(name)}</atom:title>\n\t\t</collection>\n`
