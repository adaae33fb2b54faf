import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

type Query = Omit<RemoteQueryFunction, symbol>
type Graph = (input: GraphInput, ...rest: unknown[]) => Promise<{ data: readonly { id: string }[] }>

/** What Query was asked. */
export type GraphInput = {
  readonly entity: string
  readonly fields: readonly string[]
  readonly filters?: Readonly<Record<string, unknown>>
  readonly pagination?: {
    readonly take?: number
    readonly order?: Readonly<Record<string, string>>
  }
}

/** Hears what is read through Query, and how many rows came. */
export class RecordedQuery {
  readonly #query: { graph: Graph }
  readonly #graph: Graph
  #onRead: (input: GraphInput, rows: number) => void = () => {}

  constructor(container: MedusaContainer) {
    const query: Query = container.resolve(ContainerRegistrationKeys.QUERY)
    this.#query = query as unknown as { graph: Graph }
    this.#graph = this.#query.graph.bind(query)
    this.#query.graph = async (input, ...rest) => {
      const answer = await this.#graph(input, ...rest)
      this.#onRead(input, answer.data.length)
      return answer
    }
  }

  /** Runs work, and tells every reading of it. */
  async during<T>(
    work: () => Promise<T>,
    onRead: (input: GraphInput, rows: number) => void
  ): Promise<T> {
    this.#onRead = onRead
    try {
      return await work()
    } finally {
      this.#onRead = () => {}
    }
  }

  /** Reads something and throws it away. @returns the ids that came */
  async ids(input: GraphInput): Promise<string[]> {
    const { data } = await this.#graph(input)
    return data.map(({ id }) => id)
  }
}
