import { mapProduct } from "./map-product"

const source = { id: "prod_1", title: "Runner" }

describe("mapProduct", () => {
  it("takes what Medusa leaves out as nothing", () => {
    expect(mapProduct(source)).toEqual({
      product_id: "prod_1",
      title: "Runner",
      handle: null,
      thumbnail: null,
      collection_id: null,
      type_id: null,
      category_ids: [],
      own_category_ids: [],
      deleted_at: null,
    })
  })

  it("belongs to its categories and all above them, each once and sorted", () => {
    const categories = [
      { mpath: "pcat_shoes.pcat_running.pcat_trail" },
      { mpath: "pcat_shoes.pcat_city" },
      { mpath: "pcat_gifts", deleted_at: null },
    ]
    const { category_ids, own_category_ids } = mapProduct({ ...source, categories })
    expect(category_ids).toEqual([
      "pcat_city",
      "pcat_gifts",
      "pcat_running",
      "pcat_shoes",
      "pcat_trail",
    ])
    expect(own_category_ids).toEqual(["pcat_city", "pcat_gifts", "pcat_trail"])
  })

  it("is in no category that is deleted", () => {
    const categories = [
      { mpath: "pcat_a.pcat_b", deleted_at: "2026-01-01T00:00:00.000Z" },
      { mpath: "pcat_a.pcat_c" },
    ]
    expect(mapProduct({ ...source, categories }).category_ids).toEqual(["pcat_a", "pcat_c"])
    expect(mapProduct({ ...source, categories }).own_category_ids).toEqual(["pcat_c"])
  })

  it("is in its collection until that is deleted", () => {
    const collection = { id: "pcol_1", deleted_at: null }
    expect(mapProduct({ ...source, collection }).collection_id).toBe("pcol_1")
    const deleted = { ...collection, deleted_at: "2026-01-01T00:00:00.000Z" }
    expect(mapProduct({ ...source, collection: deleted }).collection_id).toBeNull()
    expect(mapProduct({ ...source, collection: null }).collection_id).toBeNull()
  })

  it("says when it was deleted", () => {
    expect(mapProduct({ ...source, deleted_at: "2026-01-01T00:00:00.000Z" }).deleted_at).toEqual(
      new Date("2026-01-01T00:00:00.000Z")
    )
  })
})
