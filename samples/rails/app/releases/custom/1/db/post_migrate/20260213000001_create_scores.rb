class CreateScores < ActiveRecord::Migration[7.2]
  def change
    create_table :scores do |t|
      t.bigint :post_id, null: false, index: { unique: true }
      t.integer :points
    end
  end
end
