import { Badge, Drawer, Text, toast } from "@medusajs/ui"
import { useState, type ReactElement } from "react"
import { Link } from "react-router-dom"
import {
  EXCEPTIONS_PER_PAGE,
  useSyncExceptions,
  useSyncOrder,
} from "../../../hooks/use-segment-sync"
import { useText } from "../../../hooks/use-text"
import { personName } from "../../../lib/person/person-name"
import type { ExceptionKind, SyncException } from "../../../lib/segment/types"
import { AllowedButton } from "../../shared/allowed-button"
import { DrawerPager } from "../../shared/drawer-pager"
import { Failed } from "../../shared/failed"
import { Loading } from "../../shared/loading"

type ExceptionsProps = { readonly id: string; readonly kind: ExceptionKind }

type ExceptionsDrawerProps = ExceptionsProps & {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** The button that opens it, and has the focus again when it is closed. */
  readonly children: ReactElement
}

/** Those whom somebody's hand put into the group, or took out of it. */
export const ExceptionsDrawer = ({
  id,
  kind,
  open,
  onOpenChange,
  children,
}: ExceptionsDrawerProps) => {
  const { t } = useText()
  return (
    <Drawer open={open} onOpenChange={onOpenChange}>
      <Drawer.Trigger asChild>{children}</Drawer.Trigger>
      <Drawer.Content aria-describedby={undefined}>
        <Drawer.Header>
          <Drawer.Title>{t(`segment.sync.exceptions.${kind}_title`)}</Drawer.Title>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t(`segment.sync.exceptions.${kind}_text`)}
          </Text>
        </Drawer.Header>
        <Exceptions id={id} kind={kind} />
      </Drawer.Content>
    </Drawer>
  )
}

const Exceptions = ({ id, kind }: ExceptionsProps) => {
  const { t } = useText()
  const [page, setPage] = useState(0)
  const { data, isError, error, refetch, isPlaceholderData } = useSyncExceptions(id, kind, page)
  return (
    <>
      <Drawer.Body className="overflow-y-auto p-0" aria-busy={isPlaceholderData}>
        {!data ? (
          isError ? (
            <Failed error={error} onRetry={() => void refetch()} />
          ) : (
            <div className="px-6 py-4">
              <Loading height={240} />
            </div>
          )
        ) : data.exceptions.length === 0 ? (
          <Text size="small" className="text-ui-fg-subtle px-6 py-4">
            {t("segment.sync.exceptions.none")}
          </Text>
        ) : (
          <ul className="divide-y">
            {data.exceptions.map((exception) => (
              <ExceptionRow key={exception.customer_id} id={id} kind={kind} exception={exception} />
            ))}
          </ul>
        )}
      </Drawer.Body>
      {data && (
        <DrawerPager page={page} size={EXCEPTIONS_PER_PAGE} count={data.count} onPage={setPage} />
      )}
    </>
  )
}

type ExceptionRowProps = ExceptionsProps & { readonly exception: SyncException }

const ExceptionRow = ({ id, kind, exception }: ExceptionRowProps) => {
  const { t, format } = useText()
  const order = useSyncOrder(id)
  const { customer_id: customerId, email, noticed_at: at, has_account: hasAccount } = exception
  const name = personName(exception) ?? t("segment.sync.exceptions.unnamed")
  return (
    <li className="flex items-center justify-between gap-x-4 px-6 py-3">
      <div className="flex min-w-0 flex-col gap-y-0.5">
        <div className="flex min-w-0 items-center gap-x-2">
          <Link
            to={`/customers/${customerId}`}
            className="txt-compact-small text-ui-fg-base hover:text-ui-fg-subtle transition-fg focus-visible:shadow-borders-focus truncate rounded-sm underline underline-offset-2 outline-none"
          >
            {name}
          </Link>
          {!hasAccount && <Badge size="2xsmall">{t("person.guest")}</Badge>}
        </div>
        {email !== null && email !== name && (
          <Text size="xsmall" className="text-ui-fg-subtle break-all">
            {email}
          </Text>
        )}
        {at !== null && (
          <Text size="xsmall" className="text-ui-fg-subtle">
            {t("segment.sync.exceptions.noticed", { day: format.day(at) })}
          </Text>
        )}
      </div>
      {kind === "removed_by_hand" && (
        <AllowedButton
          operation="configure"
          size="small"
          variant="secondary"
          className="shrink-0"
          aria-label={t("segment.sync.exceptions.readmit_named", { name })}
          isLoading={order.isPending}
          onClick={() =>
            order.mutate(
              { to: "readmit", customer_ids: [customerId] },
              { onSuccess: () => toast.success(t("segment.sync.done.readmit")) }
            )
          }
        >
          {t("segment.sync.exceptions.readmit")}
        </AllowedButton>
      )}
    </li>
  )
}
