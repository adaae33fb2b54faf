import { Photo } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useText } from "../../hooks/use-text"
import type { FavouriteProduct, Portrait } from "../../lib/person/portrait"

/** What they bought most often. */
export const FavouriteProducts = ({ portrait }: { portrait: Portrait }) => {
  const { t } = useText()
  const title = t("person.portrait.products")
  return (
    <div className="flex flex-col gap-y-2 py-4">
      <Text size="small" leading="compact" weight="plus" as="span" className="px-6">
        {title}
      </Text>
      <ul aria-label={title} className="flex flex-col px-3">
        {portrait.favourite_products.map((product) => (
          <li key={product.product_id}>
            <ProductLink product={product} total={portrait.purchases} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const ProductLink = ({ product, total }: { product: FavouriteProduct; total: number }) => {
  const { t, format } = useText()
  return (
    <Link
      to={`/products/${product.product_id}`}
      className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus transition-fg flex items-center gap-x-3 rounded-md px-3 py-1.5 outline-none"
    >
      <span className="bg-ui-bg-component border-ui-border-base flex size-8 shrink-0 items-center justify-center overflow-hidden rounded border">
        {product.thumbnail === null ? (
          <Photo className="text-ui-fg-muted" aria-hidden />
        ) : (
          <img src={product.thumbnail} alt="" className="size-full object-cover" />
        )}
      </span>
      <span className="flex min-w-0 flex-col">
        <span className="txt-compact-small text-ui-fg-base truncate">
          {product.title ?? t("person.portrait.product_unknown")}
        </span>
        <span className="txt-compact-xsmall text-ui-fg-subtle">
          {t("person.portrait.in_purchases", {
            n: format.count(product.purchases),
            total: format.count(total),
          })}
        </span>
      </span>
    </Link>
  )
}
