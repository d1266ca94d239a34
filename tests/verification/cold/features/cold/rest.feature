@rec:REST @question:Q1
Feature: Rest for an adult with a fever
  The source calls rest the best care.

  Background:
    Given the age is 40 years

  Scenario: Fever
    Given there is a fever
    When care is chosen
    Then rest is recommended
    And the answer on rest rests on REST
    And open question Q1 is shown

  Scenario Outline: Fever <known>
    Given <clause>
    When care is chosen
    Then rest <verdict>

    Examples:
      | known   | clause                                | verdict                        |
      | absent  | there is no fever                     | is not addressed by the source |
      | unknown | it is unknown whether there is a fever | cannot be determined yet       |

  Rule: The age is written in years

    @rec:REST
    Scenario: Old with a fever
      Given there is a fever
      When care is chosen
      Then rest is recommended
      But an antibiotic is not addressed by the source
