/** Markup that carries no content: comments and processing instructions are checked and passed over; a CDATA section's end is found. */
import { said } from '../diagnostics/said.ts'
import { illegalCharacter, isNCName, KIND, NAME, SPACE } from './characters.ts'
import { refuse } from './error.ts'
import { refuseCharacter } from './references.ts'
import { refusals } from './refusals.ts'

/** Refuses a character that XML does not have between the two offsets. */
function checkCharacters(source: string, from: number, to: number): void {
  const found = illegalCharacter(source.slice(from, to))
  if (found >= 0) refuseCharacter(source, from + found)
}

/** Offset behind the comment or processing instruction at `at`; refuses what is neither. */
export function skipMarkup(source: string, at: number): number {
  if (source.charCodeAt(at + 1) === 0x3f) return skipInstruction(source, at)
  if (source.startsWith('<!--', at)) return skipComment(source, at)
  if (source.startsWith('<!DOCTYPE', at)) refuse(source, at, refusals.doctype, 'doctype')
  return refuse(source, at, source.startsWith('<![CDATA[', at) ? refusals.cdata : refusals.bang)
}

/** Offset behind the comment that begins at `at` (`<!--`). */
function skipComment(source: string, at: number): number {
  const end = source.indexOf('--', at + 4)
  if (end < 0) refuse(source, at, said('the comment has no end', 'комментарий не закончен'))
  if (source.charCodeAt(end + 2) !== 0x3e) refuse(source, end, said('"--" is not allowed in a comment', '«--» в комментарии недопустимо'))
  checkCharacters(source, at + 4, end)
  return end + 3
}

/** Offset behind the processing instruction that begins at `at` (`<?`); the XML declaration is none and is refused. */
function skipInstruction(source: string, at: number): number {
  let target = at + 2
  while (target < source.length && (KIND[source.charCodeAt(target)]! & NAME) !== 0) target++
  const name = source.slice(at + 2, target)
  if (!isNCName(name))
    refuse(
      source,
      at,
      said('a processing instruction begins with a name without colon', 'инструкция обработки начинается с имени без двоеточия'),
    )
  if (name.toLowerCase() === 'xml')
    refuse(
      source,
      at,
      said(
        'the XML declaration is allowed only at the very beginning of the document',
        'объявление XML допустимо только в самом начале документа',
      ),
    )
  const end = source.indexOf('?>', target)
  if (end < 0) refuse(source, at, said('the processing instruction has no end', 'инструкция обработки не закончена'))
  if (end > target && (KIND[source.charCodeAt(target)]! & SPACE) === 0)
    refuse(
      source,
      target,
      said('white space is missing behind the name of the processing instruction', 'после имени инструкции обработки нет пробела'),
    )
  checkCharacters(source, target, end)
  return end + 2
}

/** Offset of the `]]>` that ends the CDATA section which begins at `at`. */
export function sectionEnd(source: string, at: number): number {
  const end = source.indexOf(']]>', at + 9)
  if (end < 0) refuse(source, at, said('the CDATA section has no end', 'секция CDATA не закончена'))
  checkCharacters(source, at + 9, end)
  return end
}
