# This file is auto-generated from the current state of the database. Instead
# of editing this file, please use the migrations feature of Active Record to
# incrementally modify your database, and then regenerate this schema definition.
#
# This file is the source Rails uses to define your schema when running `bin/rails
# db:schema:load`. When creating a new database, `bin/rails db:schema:load` tends to
# be faster and is potentially less error prone than running all of your
# migrations from scratch. Old migrations may fail to apply correctly if those
# migrations use external dependencies or application code.
#
# It's strongly recommended that you check this file into your version control system.

ActiveRecord::Schema[7.2].define(version: 2026_02_01_000001) do
  # These are extensions that must be enabled in order to support this database
  enable_extension "citext"
  enable_extension "hstore"
  enable_extension "plpgsql"

  # Custom types defined in this database.
  # Note that some types may not work with other database engines. Be careful if changing database.
  create_enum "mood", ["happy", "sad"]

  create_table "child", id: false, force: :cascade do |t|
    t.string "code", limit: 3, null: false
    t.text "x"
    t.integer "y", null: false
  end

  create_table "codes", primary_key: "code", id: { type: :string, limit: 3 }, force: :cascade do |t|
  end

# Could not dump table "comps" because of following StandardError
#   Unknown type 'comp' for column 'c'


  create_table "joint", primary_key: ["a", "b"], force: :cascade do |t|
    t.bigint "a", null: false
    t.bigint "b", null: false
  end

  create_table "posts", id: :uuid, default: -> { "gen_random_uuid()" }, force: :cascade do |t|
    t.bigint "user_id", null: false
    t.date "day"
    t.index ["user_id"], name: "index_posts_on_user_id"
    t.exclusion_constraint "daterange(day, day) WITH &&", using: :gist, name: "once"
    t.unique_constraint ["day"], deferrable: :deferred, name: "uniq"
  end

  create_table "ranges", id: false, force: :cascade do |t|
    t.date "day", null: false
  end

  create_table "ranges_1", id: false, force: :cascade do |t|
    t.date "day", null: false
  end

  create_table "typed", id: false, force: :cascade do |t|
    t.integer "a"
    t.boolean "exclude"
    t.integer "period"
    t.check_constraint "a > 0", name: "ck"
  end

  create_table "unl", id: false, force: :cascade do |t|
    t.integer "a"
  end

  create_table "users", comment: "it's \"a\" ; $$", force: :cascade do |t|
    t.string "email", limit: 50, default: "a'b\\c", null: false
    t.string "name"
    t.citext "nick"
    t.text "bio", default: [], array: true
    t.decimal "total", precision: 10, scale: 2, default: "0.0"
    t.decimal "ten", precision: 10
    t.decimal "many"
    t.enum "mood", default: "happy", enum_type: "mood"
    t.datetime "seen_at"
    t.datetime "old_at", precision: nil
    t.timestamptz "zoned_at"
    t.time "opens"
    t.interval "wait"
    t.string "pad", limit: 2
    t.string "bare"
    t.string "nm"
    t.bit "bits", limit: 8
    t.inet "ip"
    t.cidr "net"
    t.jsonb "data", default: {}
    t.binary "blob"
    t.numrange "range"
    t.virtual "small", type: :string, as: "lower((email)::text)", stored: true
    t.integer "tiny", limit: 2
    t.float "f"
    t.money "cash", scale: 2
    t.string "übung"
    t.string "we ird"
    t.datetime "created_at", null: false
    t.datetime "updated_at", null: false
    t.index "lower((name)::text)", name: "lower_name"
    t.index ["email", "nick"], name: "index_users_on_email_and_nick", unique: true, where: "(total > (0)::numeric)"
    t.check_constraint "total >= 0::numeric AND char_length(name::text) < 5", name: "tot"
  end

  add_foreign_key "posts", "users"
end
