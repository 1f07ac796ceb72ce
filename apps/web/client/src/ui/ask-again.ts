import { createContext } from 'react'

/** Asks for something once more, whether it has failed or has not come yet. */
export const AskAgain = createContext((query: { readonly refetch: () => unknown }): void => {
  void query.refetch()
})
