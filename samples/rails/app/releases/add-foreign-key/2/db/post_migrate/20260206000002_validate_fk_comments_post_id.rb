class ValidateFkCommentsPostId < ActiveRecord::Migration[7.2]
  def up
    execute "SET LOCAL lock_timeout TO '5s'"
    execute "SET LOCAL statement_timeout TO '1h'"
    validate_foreign_key :comments, name: "fk_comments_post_id"
  end

  def down
    execute "SET LOCAL lock_timeout TO '5s'"
    execute "SET LOCAL statement_timeout TO '1h'"
    # A validated constraint may stay one.
  end
end
