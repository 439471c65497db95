/** How sessions of an internet service are reused («Повторное использование сеансов», chapter 17.6). */
export type ReuseSessions = 'DontUse' | 'Use' | 'AutoUse'
