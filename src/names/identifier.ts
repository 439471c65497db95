/** Whether a text is a name that 1C could give. */

/** Of letters in Latin and Russian, which nearly all are: a tenth of the time that classes of Unicode take. */
const plain = /^[A-Z_a-zА-яЁё][\wА-яЁё]*$/
const whole = /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u

export const isIdentifier = (found: unknown): found is string => typeof found === 'string' && (plain.test(found) || whole.test(found))
