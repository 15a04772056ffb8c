class Remark < ApplicationRecord
  # Rails finds the table and its primary key by itself.
end
