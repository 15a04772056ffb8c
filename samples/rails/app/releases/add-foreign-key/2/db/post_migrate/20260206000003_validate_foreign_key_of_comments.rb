class ValidateForeignKeyOfComments < ActiveRecord::Migration[6.1]
  def change
    validate_foreign_key :comments, :posts
  end
end
