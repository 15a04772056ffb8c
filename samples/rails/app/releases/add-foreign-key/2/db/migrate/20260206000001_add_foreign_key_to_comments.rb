class AddForeignKeyToComments < ActiveRecord::Migration[6.1]
  def change
    add_foreign_key :comments, :posts, validate: false
  end
end
